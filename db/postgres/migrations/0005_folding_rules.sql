CREATE TABLE "folding_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"rules" text NOT NULL
);
