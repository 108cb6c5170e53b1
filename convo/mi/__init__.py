"""What a person's own words may be good for: reflection stems to finish, and a likely place. Pure functions of text."""
