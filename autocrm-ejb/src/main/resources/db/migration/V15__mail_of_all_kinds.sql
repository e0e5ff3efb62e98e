-- Mail is read by its kind: what its author wrote stands apart from what they repeat, a mail that came back is noted on the
-- message that it is about, and what a program answers is kept without a consequence. Version N-1 ignores the new columns, and does
-- not know the new kinds: no node of it runs any more when the first mail of such a kind comes.

alter table message add column quoted_text text; -- what it repeats of the conversation behind it, and its signature
alter table message add column quoted_html text; -- already sanitised; null where the mail was plain text

alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check
    check (kind in ('RECEIVED', 'REPLY', 'NOTE', 'ACKNOWLEDGEMENT', 'SYSTEM', 'AUTOMATIC')) not valid;

alter table message drop constraint message_delivery_check;
alter table message add constraint message_delivery_check
    check (delivery in ('NONE', 'QUEUED', 'SENDING', 'DELAYED', 'SENT', 'FAILED', 'BOUNCED')) not valid;

-- Since when mails to a customer come back, and why; a mail from there ends it.
alter table customer add column mail_returns_since timestamptz;
alter table customer add column mail_returns_reason text;
