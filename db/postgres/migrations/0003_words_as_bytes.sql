-- What is sorted by its bytes is kept as bytes: no collation is named any more.
ALTER TABLE "invitation_word" ALTER COLUMN "word" SET DATA TYPE bytea USING convert_to("word", 'UTF8');--> statement-breakpoint
ALTER TABLE "listed_person" ALTER COLUMN "sort_key" SET DATA TYPE bytea USING convert_to("sort_key", 'UTF8');--> statement-breakpoint
ALTER TABLE "person_word"
	ALTER COLUMN "word" SET DATA TYPE bytea USING convert_to("word", 'UTF8'),
	ALTER COLUMN "sort_key" SET DATA TYPE bytea USING convert_to("sort_key", 'UTF8');
