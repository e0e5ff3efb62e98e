-- Mailboxes are administered: any number, on the screen and by the API. The one that the settings of the server name has a row
-- too, which follows the settings at each start. Version N-1 reads that one mailbox under the same name in the ledger.

create sequence mailbox_seq start with 50 increment by 50;
create table mailbox (
    id            bigint primary key,
    version       integer not null default 0,
    name          text not null unique,
    protocol      text not null check (protocol in ('IMAP', 'POP3', 'PUSH')),
    host          text not null,                -- empty where mail is pushed
    port          integer not null,             -- 0 where mail is pushed
    encryption    text not null check (encryption in ('TLS', 'STARTTLS', 'NONE')),
    login         text not null,                -- empty where mail is pushed
    access        text not null check (access in ('PASSWORD', 'CLIENT_CREDENTIALS', 'REFRESH_TOKEN')),
    password      bytea,                        -- sealed, see Vault: the password, or the secret of the OAuth client
    refresh_token bytea,                        -- sealed
    token_url     text,
    client_id     text,
    scope         text,
    folder        text not null,
    backlog       text not null check (backlog in ('UNREAD', 'ALL', 'NONE')),
    afterwards    text not null check (afterwards in ('LEAVE', 'MARK', 'MOVE', 'DELETE')),
    move_to       text,
    every_seconds integer not null,
    address       text not null,                -- that customers write to, and that answers come from
    sender_name   text,
    signature     text,
    team_id       bigint references team,       -- whose work its mail is, where no other address says so
    acknowledges  boolean not null,
    active        boolean not null,
    from_settings boolean not null default false
);
create unique index mailbox_of_the_settings on mailbox (from_settings) where from_settings;

create table mailbox_health (
    mailbox_id    bigint primary key references mailbox on delete cascade,
    holder        text,                         -- the node that looks after it
    held_until    timestamptz,                  -- by the clock of the database
    tried_at      timestamptz,
    succeeded_at  timestamptz,
    next_at       timestamptz,
    failing_since timestamptz,
    failures      integer not null default 0,
    error         text,
    waiting       integer not null default 0,   -- mails that were there at the last look and are not taken yet
    lag_seconds   integer,                      -- from the arrival of the last mail in the mailbox to its row in the ledger
    told_at       timestamptz                   -- when administrators were told of this failure
);

-- Which mailbox a mail was taken from; null before there were several.
alter table stored_mail add column mailbox_id bigint references mailbox on delete set null;
create index stored_mail_mailbox_id on stored_mail (mailbox_id) where mailbox_id is not null;

-- False where only the header could be kept: then the mail stays in its mailbox, whatever was decided.
alter table stored_mail add column complete boolean not null default true;
update stored_mail set complete = false
where state = 'SET_ASIDE' and (reason like 'it is larger than %' or reason like 'it cannot be fetched or kept%');

-- True until what was decided for it was done in its mailbox; false for all that came before.
alter table stored_mail add column unsettled boolean not null default false;
create index stored_mail_unsettled on stored_mail (mailbox, uidvalidity, uid) where unsettled;

-- Mails up to this UID were in the mailbox before it was read for the first time.
alter table mailbox_position add column backlog_until bigint not null default 0;

create table passed_mail (                        -- mails of a POP3 mailbox that were there before, and are none of ours
    mailbox text not null,
    uid     bigint not null,
    primary key (mailbox, uid)
);
