CREATE TABLE "key_check" (
	"id" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "browsers_known_since" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "portal" ADD COLUMN "return_urls" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX "flow_by_browser" ON "flow" USING btree ("browser_hash","portal_id","created_at","id");--> statement-breakpoint
-- Pages that lead back to the portal's own start page go on doing so; the console names what is missing.
UPDATE "portal" SET "return_urls" = json_build_array("home_url")::text;--> statement-breakpoint
-- What administrators did to invitations was written down as done by a person, all else as by an administrator.
UPDATE "audit_event" SET "actor_type" = 'administrator' WHERE "actor_type" = 'person' AND "act" IN ('invitation.sent', 'invitation.resent', 'invitation.readdressed', 'invitation.revoked');
