-- Made anew: what must never be empty cannot be added to rows that are there already.
CREATE TABLE `__new_method` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`flow_id` text,
	`secret` text NOT NULL,
	`data` text NOT NULL,
	`counter` integer,
	`lookup` text,
	`portal_id` text,
	`is_default` integer NOT NULL,
	`added_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_used_at` integer,
	`suspended_until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flow`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`portal_id`) REFERENCES `portal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_method`
SELECT `id`, `person_id`, `kind`, `name`, `state`, `flow_id`, `secret`,
	CASE WHEN `kind` = 'totp' THEN '{"drift":' || `drift` || '}' ELSE '{}' END,
	`last_step`, NULL, NULL, 0, 'self', `created_at`, `confirmed_at`, `last_used_at`, NULL
FROM `method`;--> statement-breakpoint
DROP TABLE `method`;--> statement-breakpoint
ALTER TABLE `__new_method` RENAME TO `method`;--> statement-breakpoint
CREATE UNIQUE INDEX `method_lookup` ON `method` (`kind`,`lookup`);--> statement-breakpoint
CREATE INDEX `method_by_person` ON `method` (`person_id`);--> statement-breakpoint
CREATE INDEX `method_by_flow` ON `method` (`flow_id`);--> statement-breakpoint
ALTER TABLE `one_time_secret` ADD `method_id` text REFERENCES `method`(`id`) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `one_time_secret_by_method` ON `one_time_secret` (`method_id`,`purpose`,`created_at`);--> statement-breakpoint
-- Until now a session kept the words of what it rests on; they are made from the proofs from now on.
ALTER TABLE `session` RENAME COLUMN `amr` TO `proofs`;--> statement-breakpoint
UPDATE `session` SET `proofs` = '[' ||
	CASE WHEN instr(`proofs`, '"pwd"') > 0 THEN '{"kind":"password","methodId":null,"at":' || `auth_at` || ',"categories":["knowledge"],"amr":["pwd"],"resistant":false,"bound":false,"verified":false}' ELSE '' END ||
	CASE WHEN instr(`proofs`, '"pwd"') > 0 AND instr(`proofs`, '"otp"') > 0 THEN ',' ELSE '' END ||
	CASE WHEN instr(`proofs`, '"otp"') > 0 THEN '{"kind":"totp","methodId":null,"at":' || `auth_at` || ',"categories":["possession"],"amr":["otp"],"resistant":false,"bound":false,"verified":false}' ELSE '' END ||
	']';
