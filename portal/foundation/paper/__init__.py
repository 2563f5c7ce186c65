"""Letters as tagged PDF, set by Typst in a process of its own. What people wrote goes in as data, never as markup."""
