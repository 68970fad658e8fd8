ALTER TABLE `session` ADD `browser` text;--> statement-breakpoint
ALTER TABLE `session` ADD `system` text;--> statement-breakpoint
ALTER TABLE `session` ADD `network` text;--> statement-breakpoint
ALTER TABLE `method` ADD `removed_at` integer;--> statement-breakpoint
CREATE INDEX `method_by_removal` ON `method` (`removed_at`);