/** One small garage, injected by Guice and by Weld, whose parts count themselves. */
package guest.di;
