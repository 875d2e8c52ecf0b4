create table greeting (word text default '${word}');
