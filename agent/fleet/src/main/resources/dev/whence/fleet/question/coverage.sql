select count(distinct chunk) as chunks,
       count(distinct file) as files,
       count(distinct service) filter (where service <> '') as services,
       count(distinct host) filter (where host <> '') as hosts,
       count(distinct instance) filter (where instance <> '') as instances,
       sum(case when not complete then 1 else 0 end) as incomplete,
       sum(case when complete and events = 0 then 1 else 0 end) as without_whence,
       sum(case when events > 0 and service = '' then 1 else 0 end) as without_identity,
       sum(case when events > 0
                 and chunk in (select chunk from facts where kind = 'path')
                 and chunk not in (select chunk from facts where kind = 'bucket') then 1 else 0 end) as without_distributions
from facts
where kind = 'recording'
