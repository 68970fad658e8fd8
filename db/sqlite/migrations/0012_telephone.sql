ALTER TABLE `invitation` ADD `telephone` text;--> statement-breakpoint
ALTER TABLE `person` ADD `former_email` text;--> statement-breakpoint
ALTER TABLE `person` ADD `address_changed_at` integer;--> statement-breakpoint
ALTER TABLE `person` ADD `telephone` text;--> statement-breakpoint
ALTER TABLE `person` ADD `telephone_source` text;--> statement-breakpoint
ALTER TABLE `person` ADD `telephone_since` integer;--> statement-breakpoint
ALTER TABLE `person` ADD `telephone_by` text;