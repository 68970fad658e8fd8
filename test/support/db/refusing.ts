/**
 * A PostgreSQL that refuses some of what is written, as an engine does that lets everybody go on and looks
 * at the end who stood in whose way: at once, or at the commit. Which, follows from the seed and from how
 * many have written before; only what is at work at the same time changes who it is. Whoever has waited
 * for others already is let through: a slow machine is no reason to give up.
 */
import { askPostgres } from './past-the-store.ts'

/**
 * One of so many transactions is refused at once, and one at its commit: of three million, one is so five
 * times in a row, and given up.
 */
const ONE_OF = 40

export const refuseAtRandom = async (url: string, seed: number): Promise<void> => {
  await askPostgres(
    url,
    `create sequence written;

     -- No rollback turns the sequence back: what is made again is drawn for again.
     create function refuse_at_random() returns trigger language plpgsql as $$
     declare
       drawn text := coalesce(current_setting('test.drawn', true), '');
     begin
       if drawn = '' then
         drawn := nextval('written')::text;
         perform set_config('test.drawn', drawn, true);
       end if;
       if clock_timestamp() - transaction_timestamp() < '250 ms'
         and abs(hashint8extended(drawn::bigint, ${seed}) % ${ONE_OF}) = tg_argv[0]::bigint then
         raise exception 'refused at random' using errcode = '40001';
       end if;
       return null;
     end $$;

     do $$
     declare
       name text;
     begin
       for name in select tablename from pg_tables where schemaname = 'public' loop
         execute format(
           'create trigger refuse_at_once after insert or update or delete on %I
              for each statement execute function refuse_at_random(0)', name);
         execute format(
           'create constraint trigger refuse_at_commit after insert or update or delete on %I
              deferrable initially deferred for each row execute function refuse_at_random(1)', name);
       end loop;
     end $$;`,
  )
}
