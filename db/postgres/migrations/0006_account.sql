ALTER TABLE "session" ADD COLUMN "browser" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "system" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "network" text;--> statement-breakpoint
ALTER TABLE "method" ADD COLUMN "removed_at" bigint;--> statement-breakpoint
CREATE INDEX "method_by_removal" ON "method" USING btree ("removed_at");