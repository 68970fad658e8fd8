CREATE TABLE "acceptance" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"portal_id" text NOT NULL,
	"document" text NOT NULL,
	"version" bigint NOT NULL,
	"language" text NOT NULL,
	"hash" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_budget" (
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"failures" bigint NOT NULL,
	"next_at" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "attempt_budget_subject_kind_pk" PRIMARY KEY("subject","kind")
);
--> statement-breakpoint
CREATE TABLE "audit_detail" (
	"event_id" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"details" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"act" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"target_type" text NOT NULL,
	"target_id" text,
	"portal_id" text,
	"digest" text NOT NULL,
	"seq" bigint,
	"hash" text,
	CONSTRAINT "audit_event_seq" UNIQUE("seq")
);
--> statement-breakpoint
CREATE TABLE "enrolment_fact" (
	"invitation_id" text NOT NULL,
	"name" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "enrolment_fact_invitation_id_name_pk" PRIMARY KEY("invitation_id","name")
);
--> statement-breakpoint
CREATE TABLE "flow" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"journey" text NOT NULL,
	"browser_hash" text NOT NULL,
	"person_id" text,
	"invitation_id" text,
	"email" text,
	"session_id" text,
	"state" text,
	"acr" text NOT NULL,
	"max_age_seconds" bigint,
	"facts" text NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "grace" (
	"person_id" text NOT NULL,
	"portal_id" text NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "grace_person_id_portal_id_pk" PRIMARY KEY("person_id","portal_id")
);
--> statement-breakpoint
CREATE TABLE "help_contact" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"language" text NOT NULL,
	"position" bigint NOT NULL,
	"label" text NOT NULL,
	"telephone" text,
	"hours" text,
	"mail" text,
	"url" text
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"language" text NOT NULL,
	"inviter_name" text NOT NULL,
	"inviter_id" text,
	"inviter_email" text,
	"token_hash" text NOT NULL,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"sent_at" bigint NOT NULL,
	"lifetime_ms" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"new_link_asked_at" bigint,
	"declined_at" bigint,
	"successor_name" text,
	"successor_email" text,
	CONSTRAINT "invitation_token_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "invitation_word" (
	"portal_id" text NOT NULL,
	"word" text collate "C" NOT NULL,
	"invitation_id" text NOT NULL,
	CONSTRAINT "invitation_word_portal_id_word_invitation_id_pk" PRIMARY KEY("portal_id","word","invitation_id")
);
--> statement-breakpoint
CREATE TABLE "invited_role" (
	"id" text PRIMARY KEY NOT NULL,
	"invitation_id" text NOT NULL,
	"unit_id" text,
	"role" text NOT NULL,
	"until" bigint
);
--> statement-breakpoint
CREATE TABLE "listed_person" (
	"portal_id" text NOT NULL,
	"person_id" text NOT NULL,
	"sort_key" text collate "C" NOT NULL,
	CONSTRAINT "listed_person_portal_id_person_id_pk" PRIMARY KEY("portal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"portal_id" text NOT NULL,
	"unit_id" text,
	"role" text NOT NULL,
	"until" bigint,
	"created_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "method" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"flow_id" text,
	"secret" text NOT NULL,
	"last_step" bigint,
	"drift" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"confirmed_at" bigint,
	"last_used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"document" text NOT NULL,
	"version" bigint NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"sections" text NOT NULL,
	"hash" text NOT NULL,
	"material" boolean NOT NULL,
	"published_at" bigint NOT NULL,
	CONSTRAINT "notice_version" UNIQUE("portal_id","document","version","language")
);
--> statement-breakpoint
CREATE TABLE "one_time_secret" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"subject" text,
	"flow_id" text,
	"portal_id" text NOT NULL,
	"hash" text NOT NULL,
	"session_id" text,
	"note" text,
	"guesses" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"to" text NOT NULL,
	"language" text NOT NULL,
	"template" text NOT NULL,
	"variables" text NOT NULL,
	"sealed" text,
	"state" text NOT NULL,
	"attempts" bigint NOT NULL,
	"next_at" bigint NOT NULL,
	"leased_until" bigint,
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"handed_over_at" bigint,
	"provider_id" text,
	"reported_at" bigint,
	"invitation_id" text,
	"last_fault" text
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"mail_language" text NOT NULL,
	"created_at" bigint NOT NULL,
	"enrolled_at" bigint,
	"had_second_factor_at" bigint,
	"suspended_at" bigint,
	"version" bigint NOT NULL,
	CONSTRAINT "person_email_key" UNIQUE("email_key")
);
--> statement-breakpoint
CREATE TABLE "person_word" (
	"portal_id" text NOT NULL,
	"person_id" text NOT NULL,
	"source_id" text NOT NULL,
	"word" text collate "C" NOT NULL,
	"sort_key" text collate "C" NOT NULL,
	CONSTRAINT "person_word_person_id_portal_id_word_source_id_pk" PRIMARY KEY("person_id","portal_id","word","source_id")
);
--> statement-breakpoint
CREATE TABLE "portal" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"origins" text NOT NULL,
	"invitation_url" text,
	"home_url" text NOT NULL,
	"languages" text NOT NULL,
	"time_zone" text NOT NULL,
	"policy" text NOT NULL,
	"branding" text NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "portal_secret" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" text NOT NULL,
	"portal_id" text NOT NULL,
	"acr" text NOT NULL,
	"amr" text NOT NULL,
	"auth_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"idle_ms" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "session_token_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "signing_key" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"algorithm" text NOT NULL,
	"public_jwk" text NOT NULL,
	"sealed_private_jwk" text NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" text,
	"contact" text,
	"created_at" bigint NOT NULL,
	CONSTRAINT "unit_external_id" UNIQUE("portal_id","external_id")
);
--> statement-breakpoint
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_detail" ADD CONSTRAINT "audit_detail_event_id_audit_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."audit_event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_fact" ADD CONSTRAINT "enrolment_fact_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow" ADD CONSTRAINT "flow_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow" ADD CONSTRAINT "flow_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow" ADD CONSTRAINT "flow_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow" ADD CONSTRAINT "flow_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grace" ADD CONSTRAINT "grace_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grace" ADD CONSTRAINT "grace_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_contact" ADD CONSTRAINT "help_contact_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_word" ADD CONSTRAINT "invitation_word_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invited_role" ADD CONSTRAINT "invited_role_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invited_role" ADD CONSTRAINT "invited_role_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_person" ADD CONSTRAINT "listed_person_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_person" ADD CONSTRAINT "listed_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "method" ADD CONSTRAINT "method_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "method" ADD CONSTRAINT "method_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_secret" ADD CONSTRAINT "one_time_secret_flow_id_flow_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_secret" ADD CONSTRAINT "one_time_secret_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_secret" ADD CONSTRAINT "one_time_secret_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_word" ADD CONSTRAINT "person_word_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_word" ADD CONSTRAINT "person_word_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_secret" ADD CONSTRAINT "portal_secret_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_unit_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acceptance_by_person" ON "acceptance" USING btree ("person_id","portal_id");--> statement-breakpoint
CREATE INDEX "acceptance_by_notice" ON "acceptance" USING btree ("portal_id","document","version","person_id");--> statement-breakpoint
CREATE INDEX "attempt_budget_by_end" ON "attempt_budget" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "audit_event_by_target" ON "audit_event" USING btree ("target_type","target_id","at");--> statement-breakpoint
CREATE INDEX "audit_event_by_actor" ON "audit_event" USING btree ("actor_type","actor_id","at");--> statement-breakpoint
CREATE INDEX "flow_by_person" ON "flow" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "flow_by_invitation" ON "flow" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "flow_by_expiry" ON "flow" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "flow_by_session" ON "flow" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "help_contact_by_portal" ON "help_contact" USING btree ("portal_id","language","position");--> statement-breakpoint
CREATE INDEX "invitation_by_address" ON "invitation" USING btree ("portal_id","email_key","created_at","id");--> statement-breakpoint
CREATE INDEX "invitation_by_portal" ON "invitation" USING btree ("portal_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invitation_by_state" ON "invitation" USING btree ("portal_id","state","expires_at");--> statement-breakpoint
CREATE INDEX "invitation_word_by_invitation" ON "invitation_word" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "invited_role_by_invitation" ON "invited_role" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "listed_person_in_order" ON "listed_person" USING btree ("portal_id","sort_key","person_id");--> statement-breakpoint
CREATE INDEX "listed_person_by_person" ON "listed_person" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_open_in_portal" ON "membership" USING btree ("person_id","portal_id","role") WHERE "membership"."ended_at" is null and "membership"."unit_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_open_in_unit" ON "membership" USING btree ("person_id","portal_id","role","unit_id") WHERE "membership"."ended_at" is null and "membership"."unit_id" is not null;--> statement-breakpoint
CREATE INDEX "membership_by_person" ON "membership" USING btree ("person_id","portal_id");--> statement-breakpoint
CREATE INDEX "membership_by_unit" ON "membership" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "method_by_person" ON "method" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "method_by_flow" ON "method" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "one_time_secret_by_flow" ON "one_time_secret" USING btree ("flow_id","purpose","created_at");--> statement-breakpoint
CREATE INDEX "one_time_secret_by_subject" ON "one_time_secret" USING btree ("subject","purpose","created_at");--> statement-breakpoint
CREATE INDEX "one_time_secret_by_session" ON "one_time_secret" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "outbox_by_provider" ON "outbox" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "outbox_by_invitation" ON "outbox" USING btree ("invitation_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "outbox_by_age" ON "outbox" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "person_word_by_word" ON "person_word" USING btree ("portal_id","word","sort_key","person_id");--> statement-breakpoint
CREATE INDEX "person_word_by_source" ON "person_word" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "portal_secret_by_portal" ON "portal_secret" USING btree ("portal_id");--> statement-breakpoint
CREATE INDEX "session_by_person" ON "session" USING btree ("person_id","browser_hash");--> statement-breakpoint
CREATE INDEX "session_by_end" ON "session" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "signing_key_by_purpose" ON "signing_key" USING btree ("purpose","created_at");