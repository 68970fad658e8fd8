CREATE TABLE `access_pass` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`portal_id` text NOT NULL,
	`act_id` text NOT NULL,
	`hash` text NOT NULL,
	`opens_password` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`flow_id` text,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`act_id`) REFERENCES `helpdesk_act`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flow`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `access_pass_by_person` ON `access_pass` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `access_pass_by_flow` ON `access_pass` (`flow_id`);--> statement-breakpoint
CREATE INDEX `access_pass_by_act` ON `access_pass` (`act_id`);--> statement-breakpoint
CREATE TABLE `caller_code` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`portal_id` text NOT NULL,
	`via` text NOT NULL,
	`agent_id` text,
	`hash` text NOT NULL,
	`evidence` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `caller_code_by_person` ON `caller_code` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `caller_code_by_end` ON `caller_code` (`expires_at`);--> statement-breakpoint
CREATE TABLE `helpdesk_act` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`portal_id` text NOT NULL,
	`act` text NOT NULL,
	`details` text NOT NULL,
	`reason` text NOT NULL,
	`ticket` text NOT NULL,
	`agent_id` text,
	`agent_browser` text,
	`verified_by` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer,
	`expires_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `helpdesk_act_by_person` ON `helpdesk_act` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `helpdesk_act_by_state` ON `helpdesk_act` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `helpdesk_act_by_agent` ON `helpdesk_act` (`agent_id`,`created_at`);