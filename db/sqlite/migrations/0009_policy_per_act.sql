CREATE TABLE `policy_mailing` (
	`id` text PRIMARY KEY NOT NULL,
	`portal_id` text NOT NULL,
	`told` text NOT NULL,
	`size` integer NOT NULL,
	`done` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `policy_mailing_by_age` ON `policy_mailing` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `policy_mailing_by_portal` ON `policy_mailing` (`portal_id`);--> statement-breakpoint
ALTER TABLE `invitation` ADD `imported` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `grace` ADD `since` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `rests_on` text DEFAULT '' NOT NULL;