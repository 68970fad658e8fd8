ALTER TABLE "method" RENAME COLUMN "last_step" TO "counter";--> statement-breakpoint
ALTER TABLE "method" ADD COLUMN "data" text;--> statement-breakpoint
ALTER TABLE "method" ADD COLUMN "lookup" text;--> statement-breakpoint
ALTER TABLE "method" ADD COLUMN "portal_id" text;--> statement-breakpoint
ALTER TABLE "method" ADD COLUMN "is_default" boolean;--> statement-breakpoint
ALTER TABLE "method" ADD COLUMN "added_by" text;--> statement-breakpoint
ALTER TABLE "method" ADD COLUMN "suspended_until" bigint;--> statement-breakpoint
UPDATE "method" SET
	"data" = CASE WHEN "kind" = 'totp' THEN '{"drift":' || "drift" || '}' ELSE '{}' END,
	"is_default" = false,
	"added_by" = 'self';--> statement-breakpoint
ALTER TABLE "method" ALTER COLUMN "data" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "method" ALTER COLUMN "is_default" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "method" ALTER COLUMN "added_by" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "method" DROP COLUMN "drift";--> statement-breakpoint
ALTER TABLE "one_time_secret" ADD COLUMN "method_id" text;--> statement-breakpoint
ALTER TABLE "method" ADD CONSTRAINT "method_portal_id_portal_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_secret" ADD CONSTRAINT "one_time_secret_method_id_method_id_fk" FOREIGN KEY ("method_id") REFERENCES "public"."method"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "method_lookup" ON "method" USING btree ("kind","lookup");--> statement-breakpoint
CREATE INDEX "one_time_secret_by_method" ON "one_time_secret" USING btree ("method_id","purpose","created_at");--> statement-breakpoint
-- Until now a session kept the words of what it rests on; they are made from the proofs from now on.
ALTER TABLE "session" RENAME COLUMN "amr" TO "proofs";--> statement-breakpoint
UPDATE "session" SET "proofs" = '[' ||
	CASE WHEN strpos("proofs", '"pwd"') > 0 THEN '{"kind":"password","methodId":null,"at":' || "auth_at" || ',"categories":["knowledge"],"amr":["pwd"],"resistant":false,"bound":false,"verified":false}' ELSE '' END ||
	CASE WHEN strpos("proofs", '"pwd"') > 0 AND strpos("proofs", '"otp"') > 0 THEN ',' ELSE '' END ||
	CASE WHEN strpos("proofs", '"otp"') > 0 THEN '{"kind":"totp","methodId":null,"at":' || "auth_at" || ',"categories":["possession"],"amr":["otp"],"resistant":false,"bound":false,"verified":false}' ELSE '' END ||
	']';
