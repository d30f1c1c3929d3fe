/**
 * The command that authors type before they release content: pages compared on a real cluster, with
 * the lesson's base application under them.
 */
package workshop.validate;
