/** What a run is: its job, its periods and what becomes of them, its progress; knows no file, form or process. */
@NullMarked
package trend.portfolio.app.run;

import org.jspecify.annotations.NullMarked;
