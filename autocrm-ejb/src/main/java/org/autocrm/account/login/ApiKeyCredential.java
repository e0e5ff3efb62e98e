package org.autocrm.account.login;

import jakarta.security.enterprise.credential.Credential;

/** The API key that came with a request. */
public record ApiKeyCredential(String key) implements Credential {}
