/** Results as text: a table, JSON or CSV. */
@NullMarked
package trend.portfolio.app.report;

import org.jspecify.annotations.NullMarked;
