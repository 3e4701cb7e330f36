/** The statements of an import; each takes the rows of one JSON parameter. */
export const STATEMENTS = {
  advisors: `insert into "Advisor"(id, name, "aadObjectId", "tenantId")
    select id, name, "aadObjectId", "tenantId"
    from json_to_recordset($1::json) as x(id text, name text, "aadObjectId" text, "tenantId" text)
    on conflict (id) do update set name = excluded.name, active = true,
      "aadObjectId" = excluded."aadObjectId", "tenantId" = excluded."tenantId"`,

  presence: `delete from "Absence" a
    using json_to_recordset($1::json) as x(id text, today date) where a."advisorId" = x.id and a.until >= x.today`,

  absences: `insert into "Absence"(id, "advisorId", "from", until, "substituteId")
    select id, advisor, "from", until, substitute
    from json_to_recordset($1::json) as x(id uuid, advisor text, "from" date, until date, substitute text)
    on conflict ("advisorId", "from") do update
    set until = excluded.until, "substituteId" = excluded."substituteId"`,

  people: `insert into "Person"(id, "createdAt", identity)
    select id, at, decode(identity, 'base64')
    from json_to_recordset($1::json) as x(id uuid, at timestamptz, identity text)
    on conflict (id) do update set identity = excluded.identity`,

  keys: `insert into "PersonKey"(id, "personId", wrapped)
    select key, person, decode(wrapped, 'base64')
    from json_to_recordset($1::json) as x(key uuid, person uuid, wrapped text)`,

  cases: `insert into "Case"(id, "personId", "numberHash", number, "advisorId", "openedAt")
    select id, person, decode(hash, 'hex'), decode(number, 'base64'), advisor, at
    from json_to_recordset($1::json) as x(id uuid, person uuid, hash text, number text, advisor text, at timestamptz)
    on conflict ("numberHash") do update set "advisorId" = excluded."advisorId"`,

  loans: `insert into "Loan"(id, "personId", "referenceHash", terms, "knownAt")
    select id, person, decode(hash, 'hex'), decode(terms, 'base64'), "knownAt"
    from json_to_recordset($1::json) as x(id uuid, person uuid, hash text, terms text, "knownAt" date)
    on conflict ("referenceHash") do update
    set terms = excluded.terms, "knownAt" = excluded."knownAt", "personId" = excluded."personId"`,

  instalments: `insert into "Instalment"("loanId", number, due, status)
    select loan, number, due, status
    from json_to_recordset($1::json) as x(loan uuid, number int, due date, status text)
    on conflict ("loanId", number) do update set due = excluded.due, status = excluded.status`,

  payments: `insert into "Payment"(id, "loanId", number, at, amount)
    select id, loan, number, at, decode(amount, 'base64')
    from json_to_recordset($1::json) as x(id uuid, loan uuid, number int, at date, amount text)
    on conflict ("loanId", number) do nothing`,
} as const;

/** What points comes after what it points at. All in one transaction. */
export const ORDER = [
  'advisors',
  'presence',
  'absences',
  'people',
  'keys',
  'cases',
  'loans',
  'instalments',
  'payments',
] as const;

export type ImportRows = Readonly<Record<keyof typeof STATEMENTS, readonly object[]>>;

/** `$1` hashes in hexadecimal: the cases known, with a key of their person. */
export const KNOWN_CASES = {
  name: 'import_cases',
  text: `select encode(d."numberHash", 'hex') as hash, d.id, d."personId" as person, k.id as key,
      encode(k.wrapped, 'base64') as wrapped, encode(p.identity, 'base64') as identity
    from "Case" d join "Person" p on p.id = d."personId"
    join lateral (select * from "PersonKey" k where k."personId" = p.id order by k.id limit 1) k on true
    where d."numberHash" in (select decode(h, 'hex') from unnest($1::text[]) h)`,
};

/** `$1` hashes in hexadecimal: the loans known, with what was unpaid and the key that seals their terms. */
export const KNOWN_LOANS = {
  name: 'import_loans',
  text: `select encode(l."referenceHash", 'hex') as hash, l.id, l."personId" as person,
      encode(l.terms, 'base64') as terms, l."knownAt"::text as "knownAt",
      array(select i.number from "Instalment" i where i."loanId" = l.id and i.status = 'impayée') as unpaid,
      (select json_agg(json_build_array(k.id, encode(k.wrapped, 'base64')))
        from "PersonKey" k where k."personId" = l."personId") as keys
    from "Loan" l where l."referenceHash" in (select decode(h, 'hex') from unnest($1::text[]) h)`,
};

/** `$1` ids of persons: their linked chats. */
export const LINKED_CHATS = {
  name: 'import_chats',
  text: `select id, "personId" as person from "Conversation"
    where "linkedAt" is not null and "personId" = any($1::uuid[]) order by "linkedAt"`,
};
