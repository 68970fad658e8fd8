ALTER TABLE `portal` ADD `roles` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
-- Until now a role was any word. Those that people have, had, or are invited to are the portal's, the commonest first; of a portal without any, the usual one.
UPDATE `portal` SET `roles` = coalesce((
	SELECT '[' || group_concat(json_object('id', `role`, 'scope', 'either', 'names', json('{}'), 'about', json('{}'))) || ']'
	FROM (
		SELECT `role` FROM (
			SELECT `role` FROM `membership` WHERE `membership`.`portal_id` = `portal`.`id`
			UNION ALL
			SELECT `role` FROM `invited_role` INNER JOIN `invitation` ON `invitation`.`id` = `invited_role`.`invitation_id` WHERE `invitation`.`portal_id` = `portal`.`id`
		)
		GROUP BY `role` ORDER BY count(*) DESC, `role`
	)
), '[{"id":"reporter","scope":"either","names":{},"about":{}}]') WHERE `id` <> 'console';--> statement-breakpoint
UPDATE `portal` SET `roles` = '[{"id":"owner","scope":"either","names":{},"about":{}},{"id":"administrator","scope":"either","names":{},"about":{}},{"id":"helpdesk","scope":"either","names":{},"about":{}},{"id":"auditor","scope":"either","names":{},"about":{}}]' WHERE `id` = 'console';
