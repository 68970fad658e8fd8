CREATE TABLE `acceptance` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`portal_id` text NOT NULL,
	`document` text NOT NULL,
	`version` integer NOT NULL,
	`language` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `acceptance_by_person` ON `acceptance` (`person_id`,`portal_id`);--> statement-breakpoint
CREATE INDEX `acceptance_by_notice` ON `acceptance` (`portal_id`,`document`,`version`,`person_id`);--> statement-breakpoint
CREATE TABLE `attempt_budget` (
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`failures` integer NOT NULL,
	`next_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`subject`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `attempt_budget_by_end` ON `attempt_budget` (`next_at`);--> statement-breakpoint
CREATE TABLE `audit_detail` (
	`event_id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `audit_event`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `audit_event` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`act` text NOT NULL,
	`actor_type` text NOT NULL,
	`actor_id` text,
	`target_type` text NOT NULL,
	`target_id` text,
	`portal_id` text,
	`digest` text NOT NULL,
	`seq` integer,
	`hash` text
);
--> statement-breakpoint
CREATE INDEX `audit_event_by_target` ON `audit_event` (`target_type`,`target_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_event_by_actor` ON `audit_event` (`actor_type`,`actor_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_seq` ON `audit_event` (`seq`);--> statement-breakpoint
CREATE TABLE `enrolment_fact` (
	`invitation_id` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`invitation_id`, `name`),
	FOREIGN KEY (`invitation_id`) REFERENCES `invitation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `flow` (
	`id` text PRIMARY KEY NOT NULL,
	`portal_id` text NOT NULL,
	`journey` text NOT NULL,
	`browser_hash` text NOT NULL,
	`person_id` text,
	`invitation_id` text,
	`email` text,
	`session_id` text,
	`state` text,
	`acr` text NOT NULL,
	`max_age_seconds` integer,
	`facts` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `flow_by_person` ON `flow` (`person_id`);--> statement-breakpoint
CREATE INDEX `flow_by_invitation` ON `flow` (`invitation_id`);--> statement-breakpoint
CREATE INDEX `flow_by_expiry` ON `flow` (`expires_at`);--> statement-breakpoint
CREATE INDEX `flow_by_session` ON `flow` (`session_id`);--> statement-breakpoint
CREATE TABLE `grace` (
	`person_id` text NOT NULL,
	`portal_id` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`person_id`, `portal_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `help_contact` (
	`id` text PRIMARY KEY NOT NULL,
	`portal_id` text NOT NULL,
	`language` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`telephone` text,
	`hours` text,
	`mail` text,
	`url` text,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `help_contact_by_portal` ON `help_contact` (`portal_id`,`language`,`position`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`portal_id` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`language` text NOT NULL,
	`inviter_name` text NOT NULL,
	`inviter_id` text,
	`inviter_email` text,
	`token_hash` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer NOT NULL,
	`lifetime_ms` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`new_link_asked_at` integer,
	`declined_at` integer,
	`successor_name` text,
	`successor_email` text,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitation_by_address` ON `invitation` (`portal_id`,`email_key`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `invitation_by_portal` ON `invitation` (`portal_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `invitation_by_state` ON `invitation` (`portal_id`,`state`,`expires_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE TABLE `invitation_word` (
	`portal_id` text NOT NULL,
	`word` text NOT NULL,
	`invitation_id` text NOT NULL,
	PRIMARY KEY(`portal_id`, `word`, `invitation_id`),
	FOREIGN KEY (`invitation_id`) REFERENCES `invitation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `invitation_word_by_invitation` ON `invitation_word` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `invited_role` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`unit_id` text,
	`role` text NOT NULL,
	`until` integer,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invited_role_by_invitation` ON `invited_role` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `listed_person` (
	`portal_id` text NOT NULL,
	`person_id` text NOT NULL,
	`sort_key` text NOT NULL,
	PRIMARY KEY(`portal_id`, `person_id`),
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `listed_person_in_order` ON `listed_person` (`portal_id`,`sort_key`,`person_id`);--> statement-breakpoint
CREATE INDEX `listed_person_by_person` ON `listed_person` (`person_id`);--> statement-breakpoint
CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`portal_id` text NOT NULL,
	`unit_id` text,
	`role` text NOT NULL,
	`until` integer,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_open_in_portal` ON `membership` (`person_id`,`portal_id`,`role`) WHERE "membership"."ended_at" is null and "membership"."unit_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `membership_open_in_unit` ON `membership` (`person_id`,`portal_id`,`role`,`unit_id`) WHERE "membership"."ended_at" is null and "membership"."unit_id" is not null;--> statement-breakpoint
CREATE INDEX `membership_by_person` ON `membership` (`person_id`,`portal_id`);--> statement-breakpoint
CREATE INDEX `membership_by_unit` ON `membership` (`unit_id`);--> statement-breakpoint
CREATE TABLE `method` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`flow_id` text,
	`secret` text NOT NULL,
	`last_step` integer,
	`drift` integer NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flow`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `method_by_person` ON `method` (`person_id`);--> statement-breakpoint
CREATE INDEX `method_by_flow` ON `method` (`flow_id`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`portal_id` text NOT NULL,
	`document` text NOT NULL,
	`version` integer NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`sections` text NOT NULL,
	`hash` text NOT NULL,
	`material` integer NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_version` ON `notice` (`portal_id`,`document`,`version`,`language`);--> statement-breakpoint
CREATE TABLE `one_time_secret` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`subject` text,
	`flow_id` text,
	`portal_id` text NOT NULL,
	`hash` text NOT NULL,
	`session_id` text,
	`note` text,
	`guesses` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`flow_id`) REFERENCES `flow`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `one_time_secret_by_flow` ON `one_time_secret` (`flow_id`,`purpose`,`created_at`);--> statement-breakpoint
CREATE INDEX `one_time_secret_by_subject` ON `one_time_secret` (`subject`,`purpose`,`created_at`);--> statement-breakpoint
CREATE INDEX `one_time_secret_by_session` ON `one_time_secret` (`session_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`portal_id` text NOT NULL,
	`to` text NOT NULL,
	`language` text NOT NULL,
	`template` text NOT NULL,
	`variables` text NOT NULL,
	`sealed` text,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`leased_until` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`handed_over_at` integer,
	`provider_id` text,
	`reported_at` integer,
	`invitation_id` text,
	`last_fault` text,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitation`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `outbox_by_provider` ON `outbox` (`provider_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_invitation` ON `outbox` (`invitation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_age` ON `outbox` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`mail_language` text NOT NULL,
	`created_at` integer NOT NULL,
	`enrolled_at` integer,
	`had_second_factor_at` integer,
	`suspended_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_key` ON `person` (`email_key`);--> statement-breakpoint
CREATE TABLE `person_word` (
	`portal_id` text NOT NULL,
	`person_id` text NOT NULL,
	`source_id` text NOT NULL,
	`word` text NOT NULL,
	`sort_key` text NOT NULL,
	PRIMARY KEY(`person_id`, `portal_id`, `word`, `source_id`),
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `person_word_by_word` ON `person_word` (`portal_id`,`word`,`sort_key`,`person_id`);--> statement-breakpoint
CREATE INDEX `person_word_by_source` ON `person_word` (`source_id`);--> statement-breakpoint
CREATE TABLE `portal` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`origins` text NOT NULL,
	`invitation_url` text,
	`home_url` text NOT NULL,
	`languages` text NOT NULL,
	`time_zone` text NOT NULL,
	`policy` text NOT NULL,
	`branding` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `portal_secret` (
	`id` text PRIMARY KEY NOT NULL,
	`portal_id` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `portal_secret_by_portal` ON `portal_secret` (`portal_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`browser_hash` text NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`portal_id` text NOT NULL,
	`acr` text NOT NULL,
	`amr` text NOT NULL,
	`auth_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`idle_ms` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_by_person` ON `session` (`person_id`,`browser_hash`);--> statement-breakpoint
CREATE INDEX `session_by_end` ON `session` (`ends_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_hash` ON `session` (`token_hash`);--> statement-breakpoint
CREATE TABLE `signing_key` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`algorithm` text NOT NULL,
	`public_jwk` text NOT NULL,
	`sealed_private_jwk` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE INDEX `signing_key_by_purpose` ON `signing_key` (`purpose`,`created_at`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`portal_id` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
	`contact` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_external_id` ON `unit` (`portal_id`,`external_id`);