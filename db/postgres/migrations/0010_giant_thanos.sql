ALTER TABLE "invitation" ADD COLUMN "imported" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "grace" ADD COLUMN "since" bigint;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "rests_on" text DEFAULT '' NOT NULL;