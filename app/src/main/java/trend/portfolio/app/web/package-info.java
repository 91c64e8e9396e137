/** The server: requests and answers, the runs that they ask for, and the page. */
@NullMarked
package trend.portfolio.app.web;

import org.jspecify.annotations.NullMarked;
