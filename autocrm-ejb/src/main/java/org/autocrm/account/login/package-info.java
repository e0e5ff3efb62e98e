/**
 * How a request proves who sent it: one mechanism for all web modules, API keys for the API, form and session
 * elsewhere.
 */
@NullMarked
package org.autocrm.account.login;

import org.jspecify.annotations.NullMarked;
