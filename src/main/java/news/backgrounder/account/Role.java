package news.backgrounder.account;

/** What an account may do. */
enum Role {
    ADMINISTRATOR
}
