CREATE TABLE "policy_mailing" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"told" text NOT NULL,
	"size" bigint NOT NULL,
	"done" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "imported" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "grace" ADD COLUMN "since" bigint;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "rests_on" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_mailing" ADD CONSTRAINT "policy_mailing_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_mailing_by_age" ON "policy_mailing" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "policy_mailing_by_portal" ON "policy_mailing" USING btree ("portal_id");