ALTER TABLE "portal" ADD COLUMN "rp_id" text;--> statement-breakpoint
CREATE INDEX "method_by_portal" ON "method" USING btree ("portal_id");