select point, class, source, source_version,
       sum(resolutions) as resolutions,
       sum(failures) as failures,
       sum(total) as total_nanos,
       count(distinct service) as services,
       count(distinct instance) as instances
from facts
where kind = 'answer'
group by point, class, source, source_version
order by resolutions desc, point, class, source, source_version
