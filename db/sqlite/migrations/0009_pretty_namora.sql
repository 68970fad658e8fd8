ALTER TABLE `invitation` ADD `imported` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `grace` ADD `since` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `rests_on` text DEFAULT '' NOT NULL;