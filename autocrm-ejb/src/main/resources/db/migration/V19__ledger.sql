-- The ledger of mails is a list for people: who wrote and about what, as far as that is known; mails before have neither. What
-- waits for somebody is decided there: it is read again, opened by hand, or dropped. Version N-1 ignores the columns, and never
-- meets the new states: it takes none but KEPT mails.

alter table stored_mail add column author  text;
alter table stored_mail add column subject text;

alter table stored_mail drop constraint stored_mail_state_check; -- what was there before fits the wider one, too
alter table stored_mail add constraint stored_mail_state_check
    check (state in ('KEPT', 'OPENED', 'CONTINUED', 'KEPT_OUT', 'SET_ASIDE', 'SUSPECTED', 'DROPPED')) not valid;

-- raw mails that are kept for a time only; the length is known without reading them
create index stored_mail_raw on stored_mail (done_at)
    where octet_length(raw) > 0 and state in ('OPENED', 'CONTINUED', 'KEPT_OUT', 'DROPPED');
create index stored_mail_mailbox on stored_mail (mailbox, id desc);
