package org.autocrm.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;

/** Who may call an operation. One without it is refused to everybody; what its doors ask for counts besides. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    /** The scope that the key must have; without one, any key will do. */
    Scope[] scope() default {};

    /** The role that the key's owner must have at least. */
    Role role() default Role.AGENT;
}
