ALTER TABLE "invitation" ADD COLUMN "telephone" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "former_email" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "address_changed_at" bigint;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "telephone" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "telephone_source" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "telephone_since" bigint;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "telephone_by" text;