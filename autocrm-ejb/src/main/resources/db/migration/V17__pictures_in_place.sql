-- The name by which the HTML of a mail refers to one of its parts, such as a picture: its Content-ID (RFC 2392), without angle
-- brackets. Version N-1 ignores it.

alter table message_file add column part_id text;
