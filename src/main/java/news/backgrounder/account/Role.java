package news.backgrounder.account;

/** What an account may do. */
enum Role {
    /** Publishes, withdraws and redacts. */
    EDITOR,
    /** The same, and looks after the accounts. */
    ADMINISTRATOR
}
