CREATE TABLE `key_check` (
	`id` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `person` ADD `browsers_known_since` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `portal` ADD `return_urls` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `flow_by_browser` ON `flow` (`browser_hash`,`portal_id`,`created_at`,`id`);--> statement-breakpoint
-- Pages that lead back to the portal's own start page go on doing so; the console names what is missing.
UPDATE `portal` SET `return_urls` = json_array(`home_url`);--> statement-breakpoint
-- What administrators did to invitations was written down as done by a person, all else as by an administrator.
UPDATE `audit_event` SET `actor_type` = 'administrator' WHERE `actor_type` = 'person' AND `act` IN ('invitation.sent', 'invitation.resent', 'invitation.readdressed', 'invitation.revoked');
