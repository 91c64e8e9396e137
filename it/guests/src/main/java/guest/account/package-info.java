/** What a program on other people's libraries itself knows of their choices. */
package guest.account;
