CREATE TABLE `objection` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`portal_id` text NOT NULL,
	`about` text NOT NULL,
	`method_id` text,
	`hash` text NOT NULL,
	`changed_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`pressed_at` integer,
	`settled_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `objection_by_person` ON `objection` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `objection_by_age` ON `objection` (`created_at`);--> statement-breakpoint
ALTER TABLE `caller_code` ADD `word` text;--> statement-breakpoint
ALTER TABLE `caller_code` ADD `colleague_id` text;--> statement-breakpoint
CREATE INDEX `caller_code_by_colleague` ON `caller_code` (`colleague_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `person` ADD `frozen_at` integer;--> statement-breakpoint
ALTER TABLE `person` ADD `freeze_held` integer DEFAULT false NOT NULL;