ALTER TABLE "portal" ADD COLUMN "roles" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
-- Until now a role was any word. Those that people have, had, or are invited to are the portal's, the commonest first; of a portal without any, the usual one.
UPDATE "portal" SET "roles" = coalesce((
	SELECT '[' || string_agg(json_build_object('id', "role", 'scope', 'either', 'names', json_build_object(), 'about', json_build_object())::text, ',' ORDER BY "times" DESC, "role") || ']'
	FROM (
		SELECT "role", count(*) AS "times" FROM (
			SELECT "role" FROM "membership" WHERE "membership"."portal_id" = "portal"."id"
			UNION ALL
			SELECT "role" FROM "invited_role" INNER JOIN "invitation" ON "invitation"."id" = "invited_role"."invitation_id" WHERE "invitation"."portal_id" = "portal"."id"
		) AS "each" GROUP BY "role"
	) AS "used"
), '[{"id":"reporter","scope":"either","names":{},"about":{}}]') WHERE "id" <> 'console';--> statement-breakpoint
UPDATE "portal" SET "roles" = '[{"id":"owner","scope":"either","names":{},"about":{}},{"id":"administrator","scope":"either","names":{},"about":{}},{"id":"helpdesk","scope":"either","names":{},"about":{}},{"id":"auditor","scope":"either","names":{},"about":{}}]' WHERE "id" = 'console';
