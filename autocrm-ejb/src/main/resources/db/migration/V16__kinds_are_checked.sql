-- What messages may be is checked for those that were there before, too: apart from the step before, so that nobody waits for it.

alter table message validate constraint message_kind_check;
alter table message validate constraint message_delivery_check;
