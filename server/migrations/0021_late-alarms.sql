-- An alarm gets through a link that was withdrawn before anybody answered: such a link is both.

alter table door_link drop constraint door_link__once;
