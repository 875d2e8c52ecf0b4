create view category_overview as
select c.id, c.name, count(p.id) as products
from category c
         join product p on p.category_id = c.id and p.status = 'ACTIVE'
group by c.id, c.name;
