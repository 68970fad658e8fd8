CREATE TABLE "objection" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"portal_id" text NOT NULL,
	"about" text NOT NULL,
	"method_id" text,
	"hash" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"pressed_at" bigint,
	"settled_at" bigint
);
--> statement-breakpoint
ALTER TABLE "caller_code" ADD COLUMN "word" text;--> statement-breakpoint
ALTER TABLE "caller_code" ADD COLUMN "colleague_id" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "frozen_at" bigint;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "freeze_held" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "objection_by_person" ON "objection" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "objection_by_age" ON "objection" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "caller_code_by_colleague" ON "caller_code" USING btree ("colleague_id","created_at");