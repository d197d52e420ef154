document.title = 'Sportello';
