/** Where facts are kept: Parquet files that DuckDB writes and reads. */
@NullMarked
package dev.whence.fleet.store;

import org.jspecify.annotations.NullMarked;
