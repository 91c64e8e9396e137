select class, service, service_version,
       sum(walks) as walks,
       sum(resolving) as within_resolutions,
       sum(total) as total_nanos,
       sum(total) / sum(walks) as mean_nanos,
       count(distinct instance) as instances
from facts
where kind = 'walk'
group by class, service, service_version
order by total_nanos desc, class, service, service_version
