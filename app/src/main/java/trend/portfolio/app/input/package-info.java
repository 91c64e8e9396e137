/** What a person hands over as files: the configuration and the returns. */
@NullMarked
package trend.portfolio.app.input;

import org.jspecify.annotations.NullMarked;
