select point, service, service_version,
       count(distinct instance) as instances,
       count(distinct host) as hosts,
       min(hour) as since
from facts
where kind = 'unmatched'
group by point, service, service_version
order by instances desc, point, service, service_version
