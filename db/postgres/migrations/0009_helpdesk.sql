CREATE TABLE "access_pass" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"portal_id" text NOT NULL,
	"act_id" text NOT NULL,
	"hash" text NOT NULL,
	"opens_password" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"flow_id" text,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "caller_code" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"portal_id" text NOT NULL,
	"via" text NOT NULL,
	"agent_id" text,
	"hash" text NOT NULL,
	"evidence" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "helpdesk_act" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"portal_id" text NOT NULL,
	"act" text NOT NULL,
	"details" text NOT NULL,
	"reason" text NOT NULL,
	"ticket" text NOT NULL,
	"agent_id" text,
	"agent_browser" text,
	"verified_by" text,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"due_at" bigint,
	"expires_at" bigint NOT NULL,
	"decided_by" text,
	"decided_at" bigint
);
--> statement-breakpoint
ALTER TABLE "access_pass" ADD CONSTRAINT "access_pass_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_pass" ADD CONSTRAINT "access_pass_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_pass" ADD CONSTRAINT "access_pass_act_id_helpdesk_act_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."helpdesk_act"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_pass" ADD CONSTRAINT "access_pass_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caller_code" ADD CONSTRAINT "caller_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caller_code" ADD CONSTRAINT "caller_code_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helpdesk_act" ADD CONSTRAINT "helpdesk_act_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helpdesk_act" ADD CONSTRAINT "helpdesk_act_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_pass_by_person" ON "access_pass" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "access_pass_by_flow" ON "access_pass" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "access_pass_by_act" ON "access_pass" USING btree ("act_id");--> statement-breakpoint
CREATE INDEX "caller_code_by_person" ON "caller_code" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "caller_code_by_end" ON "caller_code" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "helpdesk_act_by_person" ON "helpdesk_act" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "helpdesk_act_by_state" ON "helpdesk_act" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "helpdesk_act_by_agent" ON "helpdesk_act" USING btree ("agent_id","created_at");