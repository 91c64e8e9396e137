select class, source, service, service_version,
       count(distinct instance) as instances,
       count(distinct host) as hosts,
       sum(case when in_use then 1 else 0 end) as chunks_in_use
from facts
where kind = 'version'
group by class, source, service, service_version
order by class, instances desc, source, service, service_version
