ALTER TABLE `portal` ADD `rp_id` text;--> statement-breakpoint
CREATE INDEX `method_by_portal` ON `method` (`portal_id`);